#!/usr/bin/env bash
# Registers Cordon in a tenant of Microsoft Entra: the application with exactly the permissions that its steps need, its certificate, admin consent,
# and the Entra roles. permissions.json and roles.tsv are generated from the steps; a test of the build fails when they are stale.
#
#   az login --tenant <tenant> && ./register.sh cordon-public-certificate.pem
#
# Needs the Azure CLI and a person who may consent and assign roles (Privileged Role Administrator, or Global Administrator). Read it first: it grants
# reach over every account and mailbox of the tenant. It was checked for syntax, not run against a tenant.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
certificate=${1:?the public certificate (PEM) with which Cordon will sign in}
name=${2:-Cordon}

client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
    --required-resource-accesses "@$here/permissions.json" --query appId --output tsv)
az ad app credential reset --id "$client" --cert "@$certificate" --append --output none
principal=$(az ad sp create --id "$client" --query id --output tsv 2>/dev/null \
    || az ad sp show --id "$client" --query id --output tsv)

# A new service principal takes some seconds to be known everywhere.
for attempt in 1 2 3 4 5 6; do
    az ad app permission admin-consent --id "$client" && break
    [ "$attempt" -lt 6 ] || { echo "Consent failed; give it in the portal, then run the rest again." >&2; exit 1; }
    sleep 10
done

while IFS=$'\t' read -r role title; do
    echo "Entra role: $title"
    az rest --method POST --url https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments \
        --headers Content-Type=application/json --output none \
        --body "{\"principalId\": \"$principal\", \"roleDefinitionId\": \"$role\", \"directoryScopeId\": \"/\"}" \
        || echo "Not assigned (perhaps it is already): $title" >&2
done < "$here/roles.tsv"

cat <<END
CORDON_TENANTS_HOPITAL_ID=$(az account show --query tenantId --output tsv)
CORDON_TENANTS_HOPITAL_CLIENT_ID=$client
CORDON_TENANTS_HOPITAL_CERTIFICATE=<the file with the private key and the certificate>

Then ask Cordon: curl -s -H "X-Api-Key: \$KEY" http://localhost:8080/v1/preflight
END
