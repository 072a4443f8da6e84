/** The frames a visitor's browser and the gateway exchange; documented in {@code asyncapi.yaml}. */
@NullMarked
package dev.quire.schemas.socket;

import org.jspecify.annotations.NullMarked;
