@NullMarked
package dev.quire.intents;

import org.jspecify.annotations.NullMarked;
