/** The inspections, one file each. Imported by nobody: the catalogue finds them. */
package io.cordon.inspection;
