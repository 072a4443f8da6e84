@NullMarked
package dev.quire.local.demo;

import org.jspecify.annotations.NullMarked;
