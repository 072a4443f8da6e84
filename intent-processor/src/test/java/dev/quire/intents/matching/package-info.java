@NullMarked
package dev.quire.intents.matching;

import org.jspecify.annotations.NullMarked;
