using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Web.Access;

namespace TreatyBot.Web.Health;

/// <summary>
/// <c>/health</c>: the process answers. <c>/health/ready</c>: it can answer questions. What else a check knows is told to the machine and
/// the operator only.
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var body = new JsonObject { ["status"] = report.Status.ToString() };
        if (context.Caller() != Caller.Outside)
        {
            foreach (var (name, entry) in report.Entries)
            {
                var check = new JsonObject { ["status"] = entry.Status.ToString() };
                if (entry.Description is not null)
                {
                    check["description"] = entry.Description;
                }

                foreach (var (key, value) in entry.Data)
                {
                    check[key] = JsonValue.Create(value);
                }

                body[name] = check;
            }
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(body.ToJsonString() + "\n", context.RequestAborted);
    }
}
