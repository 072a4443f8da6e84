/** Real Kafka, PostgreSQL and Redis for integration tests, started when first asked for, shared by one test JVM. */
@NullMarked
package dev.quire.testservers;

import org.jspecify.annotations.NullMarked;
