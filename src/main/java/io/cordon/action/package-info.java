/** The containment actions, one file each. Imported by nobody: the catalogue finds them. */
package io.cordon.action;
