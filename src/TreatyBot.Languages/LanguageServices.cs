using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Text;
using TreatyBot.Languages.Detection;

namespace TreatyBot.Languages;

/// <summary>Registers the languages.</summary>
public static class LanguageServices
{
    /// <summary>Adds the languages beside English, and what tells them apart. Each is made ready when its first word is met.</summary>
    /// <returns>The languages.</returns>
    public static Core.Text.Languages AddLanguages(this IServiceCollection services)
    {
        var known = KnownLanguages.Create();
        services.AddSingleton(known);
        services.AddSingleton<ILanguageDetector>(new LanguageDetector(known));
        return known;
    }
}
