/**
 * Measures the packaged application against the simulated tenant in another process: {@code ./mvnw -Pbenchmark verify}. No part of the ordinary
 * build; it says what was, and asserts only that every user was contained.
 */
package io.cordon.benchmark;
