/** What the services agree on: events, their ids, and the topics they travel in. */
@NullMarked
package dev.quire.schemas;

import org.jspecify.annotations.NullMarked;
