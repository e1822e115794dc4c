package io.cordon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.engine.Identifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserReferenceTest {
    private static final String ID = "7d1f2a64-1c55-4c8f-9d3e-5a1b2c3d4e5f";

    @Test
    void aTextIsAnObjectIdOrAName() {
        assertThat(read("'" + ID + "'").identifiers()).isEqualTo(new Identifiers(ID, null));
        assertThat(read("'a@hopital.example'").identifiers()).isEqualTo(new Identifiers(null, "a@hopital.example"));
    }

    @Test
    void takesSentinelsAccountEntityVerbatim() {
        UserReference user = read(
                "{'$id':'3','Name':'a','UPNSuffix':'hopital.example','AadUserId':'" + ID
                        + "','AadTenantId':'11111111-2222-4333-8444-555555555555','IsDomainJoined':true,'DisplayName':'A','Type':'account'}");
        assertThat(user.identifiers()).isEqualTo(new Identifiers(ID, "a@hopital.example"));
        assertThat(user.tenantId()).isEqualTo("11111111-2222-4333-8444-555555555555");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Name':'a'} | user.UPNSuffix",
                "{'AadUserId':'not a guid'} | user.AadUserId",
                "{'id':'" + ID + "','phone':'1'} | user.phone",
                "{'id':5} | user.id",
                "{} | user",
                "[] | user",
                "'' | user",
                "{'mail':'a\\u0000@hopital.example'} | user.mail",
                "{'userPrincipalName':'a@x.example','mail':'b@x.example'} | user"
            })
    void namesTheFieldThatIsWrong(String json, String field) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        InvalidField.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> read("'" + "a".repeat(321) + "'")).isInstanceOf(InvalidField.class);
    }

    private static UserReference read(String json) {
        try {
            JsonNode node = new ObjectMapper().readTree(json.replace('\'', '"'));
            return UserReference.of(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
