using System.Reflection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TreatyBot.Core.Configuration;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Telemetry;

/// <summary>Hands what is counted, timed and logged to OpenTelemetry, where the operator has named somebody who takes it.</summary>
internal static class TelemetrySetup
{
    public const string MetricsPath = "/metrics";

    /// <summary>Of .NET's own: memory, collections, threads; requests to the pages.</summary>
    private static readonly string[] Meters = [DeskMetrics.Name, StateMetrics.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    /// <summary>Makes the settings known; every command reads the same file.</summary>
    public static IServiceCollection AddTelemetrySettings(this IServiceCollection services)
    {
        services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        return services;
    }

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = Read(builder.Configuration);
        if (settings is { OtlpEndpoint: null, Prometheus: false })
        {
            return;
        }

        builder.Services.AddSingleton<StateMetrics>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (settings.Prometheus)
                {
                    metrics.AddPrometheusExporter();
                }

                if (settings.OtlpEndpoint is { } endpoint)
                {
                    metrics.AddOtlpExporter(otlp => Send(otlp, endpoint, "v1/metrics"));
                }
            });
        if (settings.OtlpEndpoint is { } collector)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(DeskMetrics.Name)

                // A reply on the page stands below the trace of its request, which is not kept: an address may hold a question.
                .SetSampler(new AlwaysOnSampler())
                .AddOtlpExporter(otlp => Send(otlp, collector, "v1/traces")));
            builder.Logging.AddOpenTelemetry(logs =>
            {
                logs.IncludeFormattedMessage = true;
                logs.SetResourceBuilder(Describe(ResourceBuilder.CreateDefault()));
                logs.AddOtlpExporter(otlp => Send(otlp, collector, "v1/logs"));
            });
        }
    }

    /// <summary>Serves <c>/metrics</c> where it is asked for. It is closed from outside as everything else is.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        // Made here, so that its gauges are there at the first look.
        app.Services.GetService<StateMetrics>();
        if (Read(app.Configuration).Prometheus)
        {
            app.MapPrometheusScrapingEndpoint(MetricsPath);
        }
    }

    private static TelemetryOptions Read(IConfiguration configuration) =>
        configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();

    private static ResourceBuilder Describe(ResourceBuilder resource) => resource.AddService(
        "treatybot",
        serviceVersion: typeof(TelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    private static void Send(OtlpExporterOptions otlp, Uri endpoint, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;

        // An endpoint that is set in the program is taken as it stands; the path of each signal has to be in it.
        otlp.Endpoint = new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
