/** Playbook, request and what was resolved, turned into a plan. Pure but for reading the playbooks at start. */
package io.cordon.plan;
