/** Carries the audit trail outside: to files and by syslog. Whoever receives it may be away; nothing waits for it. */
package io.cordon.notify;
