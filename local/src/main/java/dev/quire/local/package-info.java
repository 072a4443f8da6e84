/** The embedded stack: real servers and the services as child processes that never outlive the JVM that started them. */
@NullMarked
package dev.quire.local;

import org.jspecify.annotations.NullMarked;
