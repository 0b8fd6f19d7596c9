#if USE_LIBRARIES
using TreatyBot.OverDiscordNet;
using TreatyBot.OverSlackNet;
#endif

namespace TreatyBot.Hosting;

/// <summary>Chooses between what is built in and the libraries, which serve by default where this build has them.</summary>
internal static class Libraries
{
    private const string BuiltIn = "BuiltIn";

#if USE_LIBRARIES
    private const bool AreHere = true;
#else
    private const bool AreHere = false;
#endif

    /// <summary>Adds the libraries that are to serve; call it before anything built in is added.</summary>
    /// <exception cref="SetupException">Something is chosen that there is not, or not in this build.</exception>
    public static IServiceCollection AddLibraries(this IServiceCollection services, IConfiguration configuration)
    {
        var isDiscordNet = IsChosen(configuration, "Discord:Client", "DiscordNet");
        var isSlackNet = IsChosen(configuration, "Slack:Client", "SlackNet");
#if USE_LIBRARIES
        if (isDiscordNet)
        {
            services.AddDiscordNet();
        }

        if (isSlackNet)
        {
            services.AddSlackNet();
        }
#endif
        return services;
    }

    private static bool IsChosen(IConfiguration configuration, string key, string library)
    {
        var choice = configuration[key] ?? (AreHere ? library : BuiltIn);
        if (string.Equals(choice, BuiltIn, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (!string.Equals(choice, library, StringComparison.OrdinalIgnoreCase))
        {
            throw new SetupException(
                $"{key} is '{choice}', which there is not. It can be {BuiltIn} or, in a build with UseLibraries=true, {library}.");
        }

        return AreHere
            ? true
            : throw new SetupException(
                $"{key} is {library}, which this build does not have. Build with -p:UseLibraries=true, or set {key} to {BuiltIn}.");
    }
}
