package dev.jcompose.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            x                     | AKIAIOSFODNN7EXAMPLE                                | AWS_KEY
            x                     | ghp_1234567890abcdefghijklmnopqrstuvwxyzA           | GITHUB
            x                     | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jV | JWT
            x                     | -----BEGIN RSA PRIVATE KEY-----                     | PRIVATE_KEY
            url                   | postgres://user:secretpw@db/x                       | URL
            url                   | postgres://user:${PASSWORD}@db/x                    | -
            services.a.DB_PASSWORD | hunter2hunter2                                     | KEYWORD
            token                 | abcdefgh12345678                                    | KEYWORD
            token                 | ${TOKEN_OF_THE_DAY}                                 | -
            token                 | short                                               | -
            tokenizer             | abcdefgh12345678                                    | -
            x                     | a plain word                                        | -
            """)
    void findsWhatLooksLikeASecret(String key, String value, String detector) {
        assertThat(Detector.in(key, value).stream().map(finding -> finding.detector().name()).findFirst().orElse(null)).isEqualTo(detector);
    }
}
