@NullMarked
package dev.quire.testservers;

import org.jspecify.annotations.NullMarked;
