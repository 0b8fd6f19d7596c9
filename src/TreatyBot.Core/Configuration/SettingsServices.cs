using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TreatyBot.Core.Configuration;

/// <summary>Registers options so that the host knows their keys.</summary>
public static class SettingsServices
{
    /// <summary>
    /// Binds options to their section, checks them at the start, and makes the section known (<see cref="SettingsSection"/>).
    /// </summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section)
        where T : class => services
            .AddSingleton(new SettingsSection(section, typeof(T)))
            .AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
