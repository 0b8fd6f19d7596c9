namespace TreatyBot.Discord.Rest;

/// <summary>Carries a call to Discord, once. Limits and further attempts are the <see cref="RestSender"/>'s.</summary>
internal interface IRestTransport
{
    /// <summary>What Discord answers, whatever that is; its body need not have arrived yet.</summary>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    /// <exception cref="IOException">Likewise.</exception>
    Task<HttpResponseMessage> SendAsync(RestCall call, CancellationToken cancellationToken);
}
