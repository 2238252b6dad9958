package dev.jcompose.model;

/// The labels by which Docker Compose and jcompose recognise what belongs to a project, and jcompose's own.
/// Names and values are those of Docker Compose, so that each tool sees the other's containers.
public final class Labels {

    public static final String PROJECT = "com.docker.compose.project";
    public static final String SERVICE = "com.docker.compose.service";
    public static final String NUMBER = "com.docker.compose.container-number";
    /// `True` or `False`, capitalised: filters depend on it.
    public static final String ONE_OFF = "com.docker.compose.oneoff";
    /// On one-off containers, by which they are told apart: 64 hex digits.
    public static final String SLUG = "com.docker.compose.slug";
    public static final String CONFIG_HASH = "com.docker.compose.config-hash";
    /// The image's ID when the container was made.
    public static final String IMAGE = "com.docker.compose.image";
    /// `dependency:condition:restart`, joined by commas.
    public static final String DEPENDS_ON = "com.docker.compose.depends_on";
    public static final String WORKING_DIR = "com.docker.compose.project.working_dir";
    public static final String CONFIG_FILES = "com.docker.compose.project.config_files";
    public static final String ENVIRONMENT_FILE = "com.docker.compose.project.environment_file";
    public static final String VERSION = "com.docker.compose.version";
    public static final String NETWORK = "com.docker.compose.network";
    public static final String VOLUME = "com.docker.compose.volume";
    /// On a container that took another's place: the name or `<service>-<number>` of the replaced one.
    public static final String REPLACE = "com.docker.compose.replace";
    /// On a container that only runs a hook: which kind, `pre_start`.
    public static final String HOOK = "com.docker.compose.hook";
    public static final String IMAGE_BUILDER = "com.docker.compose.image.builder";

    /// On networks whose addresses jcompose plans; the engine cannot tell otherwise whether fixed addresses are allowed.
    public static final String ADDRESSES = "dev.jcompose.addresses";

    /// On containers: by which a changed content of configs and secrets is noticed.
    public static final String CONTENT = "dev.jcompose.content";
    /// On the volumes that hold configs and secrets of a service: the project and the service. They are no volumes of the project's own.
    public static final String FILES_PROJECT = "dev.jcompose.files.project";
    public static final String FILES = "dev.jcompose.files.service";

    /// On containers, networks and volumes of a copy of a project: the copy's name, the project it is a copy of, the host address of its
    /// ports, and what git had checked out when they were made.
    public static final String COPY = "dev.jcompose.copy";
    public static final String COPY_BASE = "dev.jcompose.copy.base";
    public static final String COPY_ADDRESS = "dev.jcompose.copy.address";
    public static final String COPY_BRANCH = "dev.jcompose.copy.branch";

    /// On the container that is there while volumes are filled from others': the names of these volumes, parted by commas, and the IDs of
    /// the containers that were paused meanwhile.
    public static final String SEED = "dev.jcompose.seed";
    public static final String SEED_PAUSED = "dev.jcompose.seed.paused";

    /// The Docker Compose generation whose labels and hashes are written.
    public static final String COMPOSE_GENERATION = "2.40.3";

    private Labels() {}
}
