package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Which properties the user resource of v1.0 has, and which of them a read without {@code $select} answers (section a). */
final class UserProperties {
    static final List<String> DEFAULT = List.of(
            "businessPhones",
            "displayName",
            "givenName",
            "jobTitle",
            "mail",
            "mobilePhone",
            "officeLocation",
            "preferredLanguage",
            "surname",
            "userPrincipalName",
            "id");
    private static final Set<String> COLLECTIONS = Set.of(
            "assignedLicenses",
            "assignedPlans",
            "businessPhones",
            "identities",
            "imAddresses",
            "licenseAssignmentStates",
            "onPremisesProvisioningErrors",
            "otherMails",
            "provisionedPlans",
            "proxyAddresses",
            "serviceProvisioningErrors");
    private static final Set<String> SINGLE = Set.of(
            "accountEnabled",
            "ageGroup",
            "city",
            "companyName",
            "consentProvidedForMinor",
            "country",
            "createdDateTime",
            "creationType",
            "deletedDateTime",
            "department",
            "employeeHireDate",
            "employeeId",
            "employeeLeaveDateTime",
            "employeeOrgData",
            "employeeType",
            "externalUserState",
            "externalUserStateChangeDateTime",
            "faxNumber",
            "isManagementRestricted",
            "isResourceAccount",
            "lastPasswordChangeDateTime",
            "legalAgeGroupClassification",
            "mailNickname",
            "onPremisesDistinguishedName",
            "onPremisesDomainName",
            "onPremisesExtensionAttributes",
            "onPremisesImmutableId",
            "onPremisesLastSyncDateTime",
            "onPremisesSamAccountName",
            "onPremisesSecurityIdentifier",
            "onPremisesSyncEnabled",
            "onPremisesUserPrincipalName",
            "passwordPolicies",
            "passwordProfile",
            "postalCode",
            "preferredDataLocation",
            "securityIdentifier",
            "showInAddressList",
            "signInSessionsValidFromDateTime",
            "state",
            "streetAddress",
            "usageLocation",
            "userType");
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "assignedLicenses",
            "assignedPlans",
            "createdDateTime",
            "creationType",
            "deletedDateTime",
            "externalUserState",
            "externalUserStateChangeDateTime",
            "imAddresses",
            "lastPasswordChangeDateTime",
            "licenseAssignmentStates",
            "onPremisesDistinguishedName",
            "onPremisesDomainName",
            "onPremisesLastSyncDateTime",
            "onPremisesSamAccountName",
            "onPremisesSecurityIdentifier",
            "onPremisesSyncEnabled",
            "onPremisesUserPrincipalName",
            "provisionedPlans",
            "proxyAddresses",
            "securityIdentifier",
            "serviceProvisioningErrors",
            "signInSessionsValidFromDateTime");

    private UserProperties() {}

    static boolean known(String name) {
        return DEFAULT.contains(name) || COLLECTIONS.contains(name) || SINGLE.contains(name);
    }

    static boolean readOnly(String name) {
        return READ_ONLY.contains(name);
    }

    /** The properties that a call asks for by {@code $select}; those of the default set without it. */
    static List<String> selected(Call call) {
        List<String> names = Select.names(call);
        for (String name : names) {
            if (!known(name)) {
                throw Select.unknown(name, "microsoft.graph.user");
            }
        }
        return names.isEmpty() ? DEFAULT : names;
    }

    static ObjectNode show(ObjectNode user, List<String> names) {
        ObjectNode shown = Json.object();
        for (String name : names) {
            if (user.has(name)) {
                shown.set(name, user.get(name));
            } else if (COLLECTIONS.contains(name)) {
                shown.set(name, Json.array());
            } else {
                shown.putNull(name);
            }
        }
        return shown;
    }
}
