/**
 * What a step is. No step knows another; {@code observe} and {@code inspect} never write; {@code apply} may be repeated; empty findings mean
 * "looked, clean". No step knows of previews, retries or the audit trail, and none catches anything: the engine does all that once.
 */
package io.cordon.step;
