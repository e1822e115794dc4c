package io.cordon.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who is who in the simulated hospital. Nobody here exists, and no address leads anywhere. */
final class Cast {
    static final String ORGANIZATION_ID = Registration.TENANT_ID;
    static final String ORGANIZATION = "Centre hospitalier fictif du Lac";

    static final List<VerifiedDomain> DOMAINS = List.of(
            new VerifiedDomain(Registration.INITIAL_DOMAIN, false, true, false),
            new VerifiedDomain("hopital.example", true, false, false),
            new VerifiedDomain("imagerie.hopital.example", false, false, false),
            new VerifiedDomain("clinique-du-lac.example", false, false, true));

    static final List<MailContact> CONTACTS = List.of(
            new MailContact(
                    UUID.fromString("7c0a0001-2b1e-4f0d-9a55-000000000001"),
                    "Prestataire Annuaire",
                    "prestataire.annuaire",
                    "releve.annuaire@boite-externe.example",
                    "prestataire.annuaire@hopital.example"),
            new MailContact(
                    UUID.fromString("7c0a0002-2b1e-4f0d-9a55-000000000002"),
                    "Laboratoire Partenaire",
                    "labo.partenaire",
                    "resultats@laboratoire-partenaire.example",
                    "labo.partenaire@hopital.example"));

    /** Groups that are there without a member: one for flagged users, one for those whose mailboxes are watched. */
    static final Set<String> GROUPS =
            Set.of("6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e00f1", "6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e00f2");

    private static final String NEWSLETTERS = """
            {"displayName": "Lettres d'information", "isEnabled": true,
             "conditions": {"senderContains": ["newsletter@", "lettre-info@"], "headerContains": ["List-Unsubscribe"]},
             "actions": {"moveToFolder": "Lettres d'information"}}""";
    private static final String SUPPLIERS = """
            {"displayName": "Factures fournisseurs", "isEnabled": true,
             "conditions": {"senderContains": ["@fournisseur-medical.example"], "subjectContains": ["facture"]},
             "actions": {"moveToFolder": "Factures"}}""";
    private static final String ON_CALL = """
            {"displayName": "Liste d'astreinte au médecin de garde", "isEnabled": true,
             "conditions": {"subjectContains": ["liste d'astreinte"]},
             "actions": {"forwardTo": [{"emailAddress":
               {"name": "Médecin De Garde", "address": "medecin.garde@hopital.example"}}]}}""";
    private static final String MEETINGS = """
            {"displayName": "Réponses aux réunions", "isEnabled": true,
             "conditions": {"isMeetingResponse": true},
             "actions": {"moveToFolder": "Réunions", "stopProcessingRules": true}}""";
    /** Graph shows neither its conditions nor its actions, the Exchange cmdlets do; it only sets a category. */
    private static final String OPAQUE = """
            {"displayName": "Catégorie comptes rendus", "isEnabled": true, "isReadOnly": true, "opaqueInGraph": true,
             "conditions": {"subjectContains": ["compte rendu"], "hasAttachments": true},
             "actions": {"assignCategories": ["Comptes rendus"]}}""";

    private static final String HIDES_PAYMENTS = """
            {"displayName": ".", "isEnabled": true,
             "conditions": {"bodyOrSubjectContains": ["facture", "virement", "RIB"]},
             "actions": {"moveToFolder": "Flux RSS", "markAsRead": true, "stopProcessingRules": true}}""";
    private static final String FORWARDS_UNSEEN = """
            {"displayName": "", "isEnabled": true, "hidden": true,
             "actions": {"forwardTo": [{"emailAddress":
               {"name": "archive.veh81", "address": "archive.veh81@messagerie-gratuite.example"}}]}}""";
    private static final String ABSENCE = """
            {"displayName": "Microsoft.Exchange.OOF.KnownExternalSenders.Global", "isEnabled": false, "hidden": true,
             "system": true, "sequence": 0}""";

    private Cast() {}

    static List<Account> everyone() {
        return List.of(
                victim(1, "victime.hameconnee", "Victime", "Hameçonnée")
                        .job("Secrétaire médicale", "Secrétariat médical de pneumologie")
                        .alias("p.hameconnee@hopital.example")
                        .alias("victime.hameconnee@clinique-du-lac.example")
                        .rulesPrefix(0xd5a28004)
                        .draw(),
                AccountDraft.user(2, "saine.tranquille", "Saine", "Tranquille")
                        .job("Cadre de santé", "Chirurgie ambulatoire")
                        .folders("Lettres d'information", "Réunions")
                        .rule(NEWSLETTERS)
                        .rule(MEETINGS)
                        .draw(),
                AccountDraft.user(3, "synchro.annuaire", "Synchro", "Annuaire")
                        .job("Gestionnaire", "Bureau des entrées")
                        .synced("sannuaire")
                        .forwardsToRecipient("Prestataire Annuaire", false)
                        .draw(),
                AccountDraft.user(4, "invite", "Invité", "Partenaire")
                        .guest(
                                "invite_partenaire.example#EXT#@" + Registration.INITIAL_DOMAIN,
                                "invite@partenaire.example")
                        .draw(),
                AccountDraft.user(5, "admin.general", "Admin", "Général")
                        .job("Administrateur informatique", "Direction du numérique")
                        .role(EntraRole.GLOBAL_ADMINISTRATOR)
                        .draw(),
                AccountDraft.user(6, "bris.de.glace", "Bris", "De Glace")
                        .role(EntraRole.GLOBAL_ADMINISTRATOR)
                        .withoutMailbox()
                        .unlicensed()
                        .draw(),
                AccountDraft.user(7, "sans.boite", "Sans", "Boîte")
                        .job("Brancardier", "Logistique")
                        .withoutMailbox()
                        .draw(),
                AccountDraft.user(8, "sans.licence", "Sans", "Licence")
                        .withoutMailbox()
                        .unlicensed()
                        .draw(),
                AccountDraft.user(9, "boite.accueil", "Boîte", "Accueil")
                        .job("Boîte partagée", "Accueil")
                        .sharedMailbox()
                        .draw(),
                AccountDraft.user(10, "medecin.garde", "Médecin", "De Garde")
                        .job("Médecin", "Urgences")
                        .folders("Lettres d'information")
                        .rule(NEWSLETTERS)
                        .draw(),
                AccountDraft.user(11, "paie.rh", "Paie", "Ressources Humaines")
                        .job("Gestionnaire de paie", "Ressources humaines")
                        .folders("Factures", "Réunions")
                        .rule(SUPPLIERS)
                        .rule(MEETINGS)
                        .draw(),
                AccountDraft.user(12, "interne.urgences", "Interne", "Des Urgences")
                        .job("Interne", "Urgences")
                        .rule(ON_CALL)
                        .draw(),
                AccountDraft.user(13, "doublon.premier", "Doublon", "Premier")
                        .mail("doublon@hopital.example")
                        .draw(),
                AccountDraft.user(14, "doublon.second", "Doublon", "Second")
                        .mail("doublon@hopital.example")
                        .draw(),
                AccountDraft.user(15, "maeve.o'hara", "Maeve", "O'Hara")
                        .job("Infirmière", "Pédiatrie")
                        .draw(),
                AccountDraft.user(16, "deja.bloque", "Déjà", "Bloqué")
                        .job("Ancien vacataire", "Imagerie")
                        .alias("deja.bloque@imagerie.hopital.example")
                        .disabled()
                        .draw(),
                new AccountDraft(17, "agent.federe@clinique-du-lac.example", "Agent", "Fédéré")
                        .job("Secrétaire médicale", "Clinique du lac")
                        .draw());
    }

    /** As many compromised users as asked for: agent0001@hopital.example and on. */
    static List<Account> crowd(int count) {
        List<Account> crowd = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String name = String.format("%04d", number);
            crowd.add(victim(1000 + number, "agent" + name, "Agent", name)
                    .job("Agent", "Service n° " + number % 40)
                    .draw());
        }
        return crowd;
    }

    private static AccountDraft victim(int number, String localPart, String givenName, String surname) {
        return AccountDraft.user(number, localPart, givenName, surname)
                .folders("Factures", "Lettres d'information", "Réunions")
                .rule(HIDES_PAYMENTS)
                .rule(NEWSLETTERS)
                .rule(SUPPLIERS)
                .rule(ON_CALL)
                .rule(MEETINGS)
                .rule(OPAQUE)
                .rule(FORWARDS_UNSEEN)
                .rule(ABSENCE)
                .forwardsToAddress("collecte.veh81@boite-externe.example", true);
    }
}
