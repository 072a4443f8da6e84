/**
 * The whole system as its users meet it: a real browser, the services' own jars, real Kafka, PostgreSQL and Redis. Classes
 * named {@code Widget...} need none of that but the browser: there the test itself plays the gateway.
 */
@NullMarked
package dev.quire.e2e;

import org.jspecify.annotations.NullMarked;
