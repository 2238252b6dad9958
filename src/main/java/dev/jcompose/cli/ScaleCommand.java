package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import dev.jcompose.model.Service;
import dev.jcompose.reconcile.UpOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `scale`
final class ScaleCommand implements Command {

    @Override
    public String usage() {
        return "[SERVICE=REPLICAS...]";
    }

    @Override
    public String summary() {
        return "Scale services";
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.bool("no-deps", "Don't start linked services"), UpFlags.SHARE_BINDS);
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().isEmpty()) {
            throw new Failure("requires at least 1 arg(s), only received 0");
        }
        var scale = scale(options.arguments());
        var named = List.copyOf(scale.keySet());
        var project = session.load(session.loadOptions().withServices(named).withDependencies(!options.is("no-deps")));
        for (var service : named) {
            if (!project.services().containsKey(service)) {
                throw Failure.noSuchService(service, project.services().keySet());
            }
        }
        return UpCommand.bringUp(session, project, UpOptions.DEFAULTS.withServices(scale.keySet()).withScale(scale), Quiet.NOTHING);
    }

    private static Map<String, Integer> scale(List<String> words) {
        var scale = new LinkedHashMap<String, Integer>();
        for (var word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0 || equals == word.length() - 1) {
                throw new Failure("invalid scale specifier: " + word);
            }
            scale.put(word.substring(0, equals), number(word, word.substring(equals + 1)));
        }
        return scale;
    }

    private static int number(String word, String text) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Failure("invalid scale specifier: can't parse replica value as int: " + word);
        }
        if (number < 0 || number > Service.MAX_REPLICAS) {
            throw new Failure("invalid scale specifier: " + word + ": a service has 0 to " + Service.MAX_REPLICAS + " containers");
        }
        return number;
    }
}
