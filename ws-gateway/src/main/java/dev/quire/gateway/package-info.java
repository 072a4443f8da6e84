/** The only door for visitors: sockets and {@code POST /chat} on one side, Kafka's topics on the other. */
@NullMarked
package dev.quire.gateway;

import org.jspecify.annotations.NullMarked;
