using System.Net;
using System.Security.Claims;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Tokens;

namespace Messaging.WebApi.Security;

/// <summary>
/// The caller, copied from the request when the first handler asks: a unit of work may outlive a request that the client gave
/// up, whose context the server then uses for the next one.
/// </summary>
internal sealed class CurrentUser : ICurrentUser
{
    private const int MaxUserAgentLength = 256;

    private readonly Identity? identity;

    public CurrentUser(IHttpContextAccessor accessor)
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");
        identity = Identity.Of(context.User);
        IsAdministrator = context.User.IsInRole(Roles.Administrator);
        Device = new SessionDevice(AddressOf(context.Connection.RemoteIpAddress), UserAgentOf(context.Request.Headers.UserAgent.ToString()));
    }

    public Guid UserId => Known.UserId;

    public string UserName => Known.UserName;

    public Guid SessionId => Known.SessionId;

    public bool IsAdministrator { get; }

    public SessionDevice Device { get; }

    private Identity Known => identity ?? throw new InvalidOperationException("Nobody is signed in: the endpoint lacks its authorisation.");

    // An IPv4 client of a dual-stack socket shows as ::ffff:192.0.2.7.
    private static string? AddressOf(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();

    private static string? UserAgentOf(string header)
    {
        var text = header.Any(char.IsControl) ? string.Concat(header.Where(character => !char.IsControl(character))) : header;
        if (text.Length <= MaxUserAgentLength)
        {
            return text.Length == 0 ? null : text;
        }

        return char.IsHighSurrogate(text[MaxUserAgentLength - 1]) ? text[..(MaxUserAgentLength - 1)] : text[..MaxUserAgentLength];
    }

    private sealed record Identity(Guid UserId, string UserName, Guid SessionId)
    {
        public static Identity? Of(ClaimsPrincipal principal) =>
            principal.Identity is { IsAuthenticated: true, Name: { } userName }
            && Guid.TryParse(principal.FindFirst(AccessTokenClaims.UserId)?.Value, out var userId)
            && Guid.TryParse(principal.FindFirst(AccessTokenClaims.SessionId)?.Value, out var sessionId)
                ? new Identity(userId, userName, sessionId)
                : null;
    }
}
