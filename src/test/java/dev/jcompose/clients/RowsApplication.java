package dev.jcompose.clients;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/// An application of Spring Boot whose only settings are those of the Compose file: it asks the database of the stack that Spring Boot
/// brings up for it, and ends.
@EnableAutoConfiguration
public class RowsApplication {

    /// @param arguments properties of Spring Boot: `--spring.docker.compose.file=...`
    public static void main(String[] arguments) {
        var application = new SpringApplication(RowsApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(arguments)) {
            var database = context.getBean(JdbcTemplate.class);
            System.out.println("database " + database.queryForObject("select current_database() || ' of ' || current_user", String.class));
        } catch (RuntimeException failed) {
            // Spring Boot tells its log, which is off here.
            failed.printStackTrace();
            System.exit(1);
        }
    }
}
