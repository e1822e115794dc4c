/**
 * A Microsoft 365 tenant behind HTTP, for development, tests and the benchmark. It is a second reading of Microsoft's
 * documentation and shares no code with the service, so that the client is never compared with itself.
 */
package io.cordon.simulator;
