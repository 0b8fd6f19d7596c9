using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Configuration;

namespace TreatyBot.Web.Access;

/// <summary>
/// The operator's token, and the proofs that somebody has it: the header <c>Authorization: Bearer</c>, or a cookie that the token has
/// signed and that holds for half a day. Another token ends all cookies. All comparisons take the same time.
/// </summary>
internal sealed class OperatorToken
{
    /// <summary>In characters: 80 bits where they are hexadecimal digits, more than anybody can try over a network.</summary>
    public const int MinLength = 20;
    public const string Cookie = "treatybot.operator";

    private const string Bearer = "Bearer ";

    private readonly byte[]? _token;
    private readonly bool _secure;
    private readonly TimeProvider _time;

    /// <exception cref="OptionsValidationException">The token's file cannot be read, or holds too little.</exception>
    public OperatorToken(IOptions<WebOptions> options, TimeProvider time)
    {
        _time = time;
        _secure = options.Value.PublicUrl?.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) ?? false;
        var token = options.Value.OperatorToken ?? (options.Value.OperatorTokenFile is { } file ? Read(file) : null);
        _token = token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token));
    }

    public bool IsConfigured => _token is not null;

    public static string TooShort(string where) =>
        $"{where} has fewer than {MinLength} characters. Make one that nobody guesses, with 'openssl rand -hex 32'.";

    public bool Matches(string? candidate) =>
        _token is not null
        && candidate is { Length: <= SecretFile.MaxLength }
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), _token);

    public bool IsShownBy(HttpRequest request) =>
        (request.Headers.Authorization.ToString() is { } header
            && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && Matches(header[Bearer.Length..].Trim()))
        || IsSigned(request.Cookies[Cookie]);

    public void GiveCookie(HttpResponse response)
    {
        var until = _time.GetUtcNow().Add(Lifetime);
        response.Cookies.Append(Cookie, Sign(until.ToUnixTimeSeconds()), Settings(until));
    }

    public void TakeCookie(HttpResponse response) => response.Cookies.Delete(Cookie, Settings(expires: null));

    private static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    private static string Read(string file)
    {
        string token;
        try
        {
            token = SecretFile.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Problem(
                $"Web:OperatorTokenFile names '{file}', which cannot be read: {exception.Message} Correct the path or its permissions.");
        }

        return token.Length >= MinLength ? token : throw Problem(TooShort($"The file '{file}' of Web:OperatorTokenFile"));
    }

    private static OptionsValidationException Problem(string message) => new(WebOptions.Section, typeof(WebOptions), [message]);

    private CookieOptions Settings(DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = _secure,
        Expires = expires,
        IsEssential = true,
    };

    private string Sign(long until)
    {
        var signature = HMACSHA256.HashData(_token!, Encoding.ASCII.GetBytes($"operator|{until}"));
        return $"{until.ToString(CultureInfo.InvariantCulture)}.{Base64Url.EncodeToString(signature)}";
    }

    private bool IsSigned(string? cookie) =>
        _token is not null
        && cookie is { Length: < 100 }
        && cookie.Split('.') is [var until, _]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > _time.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(cookie), Encoding.UTF8.GetBytes(Sign(seconds)));
}
