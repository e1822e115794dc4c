#!/usr/bin/env bash
# Registers Cordon's API in a tenant of Microsoft Entra, so that people and managed identities call it with tokens instead of keys: an application with
# the roles of api-roles.json and the scope access_as_user. It has no permission on anything; it is another application than register.sh's.
#
#   az login --tenant <tenant> && ./register-api.sh
#
# Then give the roles to people and to the managed identities of playbooks: Enterprise applications, "Cordon API", Users and groups; or for a managed
# identity, whose object id is $identity:
#
#   az rest --method POST --url "https://graph.microsoft.com/v1.0/servicePrincipals/$identity/appRoleAssignments" --headers Content-Type=application/json \
#       --body "{\"principalId\": \"$identity\", \"resourceId\": \"<id of the Cordon API's service principal>\", \"appRoleId\": \"<id of the role>\"}"
#
# It was checked for syntax, not run against a tenant.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
name=${1:-Cordon API}

client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --app-roles "@$here/api-roles.json" --query appId --output tsv)
object=$(az ad app show --id "$client" --query id --output tsv)
scope=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)

# Tokens of version 2.0, for api://<client id>, to nobody who was not given a role.
az rest --method PATCH --url "https://graph.microsoft.com/v1.0/applications/$object" --headers Content-Type=application/json --output none \
    --body "{\"identifierUris\": [\"api://$client\"], \"api\": {\"requestedAccessTokenVersion\": 2, \"oauth2PermissionScopes\": [{\"id\": \"$scope\",
      \"value\": \"access_as_user\", \"type\": \"Admin\", \"isEnabled\": true, \"adminConsentDisplayName\": \"Call Cordon\",
      \"adminConsentDescription\": \"Call Cordon in the name of the signed-in person\"}]}}"
principal=$(az ad sp create --id "$client" --query id --output tsv 2>/dev/null || az ad sp show --id "$client" --query id --output tsv)
az rest --method PATCH --url "https://graph.microsoft.com/v1.0/servicePrincipals/$principal" --headers Content-Type=application/json --output none \
    --body '{"appRoleAssignmentRequired": true}'

cat <<END
CORDON_OIDC_TENANT=$(az account show --query tenantId --output tsv)
CORDON_OIDC_CLIENT_ID=$client
END
