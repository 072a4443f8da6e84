@NullMarked
package dev.quire.understanding.training;

import org.jspecify.annotations.NullMarked;
