/**
 * Microsoft 365 over HTTP: Graph through its SDK, the Exchange admin API, tokens, resilience. Nothing else knows HTTP; every failure leaves
 * as one of the kinds of {@link io.cordon.microsoft.MicrosoftException}; tokens go only to the hosts that the tenant's configuration names.
 */
package io.cordon.microsoft;
