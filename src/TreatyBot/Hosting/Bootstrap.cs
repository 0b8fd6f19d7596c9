using Microsoft.Extensions.Options;
using TreatyBot.CommandLine;
using TreatyBot.Configuration;
using TreatyBot.Core;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord;
using TreatyBot.Indexing;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Isolation;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Languages;
using TreatyBot.Logs;
using TreatyBot.Meaning;
using TreatyBot.Slack;
using TreatyBot.Storage;
using TreatyBot.Telemetry;
using TreatyBot.Web;

namespace TreatyBot.Hosting;

/// <summary>Puts the application together: configuration, services, logging.</summary>
internal static class Bootstrap
{
    /// <summary>A builder with TreatyBot's configuration and all that its commands share.</summary>
    /// <param name="settings"><c>Key=Value</c> pairs from the command line; they win over every other source.</param>
    /// <param name="only">The one folder to work on instead of the configured collections and store; null: as configured.</param>
    /// <exception cref="SetupException">The configuration cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(IReadOnlyList<string> settings, TemporaryCorpus? only = null)
    {
        var root = ContentRoot.Find();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = root });
        var values = ReadConfiguration(builder.Configuration, root, settings);
        AddServices(builder.Services, builder.Configuration, root, only);
        Check(builder.Services, values);
        builder.Services.AddSingleton(only?.Collections ?? ConfiguredCollections.Read(values, root));
        builder.Logging.AddLog(builder.Configuration);
        return builder;
    }

    /// <summary>All that can be configured.</summary>
    public static IEnumerable<SettingsSection> ListKnownSections()
    {
        var services = new ServiceCollection();
        AddServices(services, new ConfigurationManager(), ContentRoot.Find(), only: null);
        return ListSections(services);
    }

    /// <summary>Adds the chat platforms. One without its token is off, and says so once.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services)
    {
        services.AddDiscord();
        services.AddOptions<DiscordOptions>().PostConfigure<SqliteStore>((discord, store) => discord.StateFolder = store.Folder);
        services.AddSlack();
        return services;
    }

    /// <summary>The services of a command that does its work and ends: it logs warnings alone.</summary>
    /// <exception cref="OptionsValidationException">A setting is out of its range.</exception>
    /// <param name="settings">As for <see cref="CreateBuilder"/>.</param>
    /// <param name="only">Likewise.</param>
    /// <param name="add">Adds what this command needs beyond what all share.</param>
    public static ServiceProvider CreateTool(
        IReadOnlyList<string> settings, TemporaryCorpus? only = null, Action<IServiceCollection>? add = null)
    {
        var builder = CreateBuilder(
            [
                "Logging:LogLevel:Default=Warning", "Logging:LogLevel:TreatyBot.LuceneIndex=Error",
                "Logging:LogLevel:TreatyBot.FastIndex=Error", .. settings,
            ],
            only);
        add?.Invoke(builder.Services);
        var services = builder.Services.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services;
    }

    private static ConfiguredValues ReadConfiguration(ConfigurationManager configuration, string root, IReadOnlyList<string> settings)
    {
        var ownOfTheBuilder = configuration.Sources.Count;
        var file = Path.Combine(root, "config", "appsettings.json");
        try
        {
            configuration
                .AddJsonFile(file, optional: false, reloadOnChange: false)
                .AddUserSecrets(typeof(Bootstrap).Assembly, optional: true)
                .AddEnvironmentVariables(ConfiguredValues.EnvironmentPrefix)
                .AddInMemoryCollection(settings.Select(Pair));
        }
        catch (InvalidDataException e)
        {
            throw new SetupException(ConfigurationFailure.Explain(e, file), e);
        }

        return new ConfiguredValues([.. ((IConfigurationRoot)configuration).Providers.Skip(ownOfTheBuilder)]);
    }

    /// <summary>What is read before there are services.</summary>
    private static IServiceCollection AddEarlySettings(this IServiceCollection services) => services
        .AddSingleton(new SettingsSection(LoggingSettings.Section, typeof(LoggingSettings)))
        .AddSingleton(new SettingsSection(ConfiguredCollections.Section, typeof(List<CollectionOptions>)))
        .AddSingleton(new SettingsSection("Discord", typeof(ClientChoice)))
        .AddSingleton(new SettingsSection("Slack", typeof(ClientChoice)))
        .AddSingleton(new SettingsSection("Search", typeof(IndexChoice)));

    /// <summary>
    /// Refuses what is configured and cannot be meant. Every command knows the settings of all: one file serves them all.
    /// </summary>
    private static void Check(IServiceCollection services, ConfiguredValues values)
    {
        var problems = SettingsCheck.Find(values, ListSections(services))
            .Concat(SettingsCheck.FindInEnvironment(Environment.GetEnvironmentVariables())).ToList();
        if (problems.Count > 0)
        {
            throw new SetupException(string.Join(Environment.NewLine, problems));
        }
    }

    private static IEnumerable<SettingsSection> ListSections(IServiceCollection services) =>
        services.Concat(new ServiceCollection().AddConnectors())
            .Select(service => service.ImplementationInstance).OfType<SettingsSection>();

    private static void AddServices(IServiceCollection services, IConfiguration configuration, string root, TemporaryCorpus? only)
    {
        services.AddEarlySettings().AddTelemetrySettings().AddLibraries(configuration);
        IndexChoice.AddIndex(services, configuration);
        services.AddCore();
        var languages = services.AddLanguages();
        services.AddIngestion();
        services.AddSingleton(_ => ReadCommand.Start());
        services.AddSingleton<ReadingProcesses>();
        services.AddStorage();
        services.AddSettings<StoreOptions>(StoreOptions.Section)
            .PostConfigure(store => store.Folder = only?.StoreFolder ?? Path.GetFullPath(store.Folder, ContentRoot.FindForData(root)));
        services.AddSettings<IngestionOptions>("Ingestion");
        services.AddSettings<FetchingOptions>(FetchingOptions.Section);
        services.AddSingleton(provider => new CollectionSources(
            provider.GetRequiredService<IReadOnlyList<CollectionOptions>>(),
            Path.Combine(provider.GetRequiredService<SqliteStore>().Folder, "sources"),
            provider.GetRequiredService<SourceExtractor>(),
            provider.GetRequiredService<IOptions<FetchingOptions>>(),
            provider.GetRequiredService<IOptions<IngestionOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddMeaning(root, only is null ? null : TemporaryCorpus.VectorCache);
        AddDataFile(services, root, RankingModels.Folder, RankingModels.Read);
        AddDataFile(services, root, "thesaurus.txt", path => Thesaurus.Parse(File.ReadLines(path)));
        AddDataFile(services, root, LanguagePacks.Folder, path => LanguagePacks.Read(path, languages));
        AddDataFile(services, root, "lexicon.tsv", path => Lexicon.Parse(File.ReadLines(path)));
        services.AddSingleton<IAskingLimit>(provider =>
            new AskingLimit(provider.GetRequiredService<IOptions<DeskOptions>>().Value.QuestionsPerMinute));
        services.AddSingleton<SourceFiles>();
        services.AddSingleton<CollectionSync>();
        services.AddSingleton(provider => new FolderWatch(
            [
                .. provider.GetRequiredService<IReadOnlyList<CollectionOptions>>()
                    .SelectMany(collection => collection.Folders).Distinct(StringComparer.Ordinal),
            ],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FolderWatch>>()));
        services.AddPermalinks(provider => provider.GetRequiredService<SqliteStore>().Folder);
    }

    /// <summary>
    /// Adds what a file of <c>config/</c> holds. It is read beside all else that a start does; whoever asks for it first waits for it, and
    /// gets the <see cref="SetupException"/> where it cannot be used.
    /// </summary>
    private static void AddDataFile<T>(IServiceCollection services, string root, string name, Func<string, T> read)
        where T : class
    {
        var reading = Task.Run(() => ReadDataFile(root, name, read));
        services.AddSingleton(_ => reading.GetAwaiter().GetResult());
    }

    private static T ReadDataFile<T>(string root, string name, Func<string, T> read)
    {
        var path = ContentRoot.FindDataFile(root, name);
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SetupException($"{path} cannot be used: {e.Message}", e);
        }
    }

    private static KeyValuePair<string, string?> Pair(string setting)
    {
        var parts = setting.Split('=', 2);
        return parts.Length == 2 && parts[0].Length > 0
            ? new KeyValuePair<string, string?>(parts[0], parts[1])
            : throw new SetupException($"'{setting}' is no setting. Write --set Key=Value, such as --set Web:Url=http://127.0.0.1:5081.");
    }
}
