namespace Messaging.WebApi.FunctionalTests.Access;

/// <summary>Who may do what: a row an operation, more where an operation treats several things differently.</summary>
internal static class AccessMatrix
{
    private const int Ok = 200;
    private const int Made = 201;
    private const int Done = 204;
    private const int Bad = 400;
    private const int NoToken = 401;
    private const int Forbidden = 403;
    private const int Nothing = 404;

    private static readonly int[] OwnThings = [Ok, Ok, Ok, Ok, NoToken, NoToken, Ok];
    private static readonly int[] OwnDeeds = [Done, Done, Done, Done, NoToken, NoToken, Done];
    private static readonly int[] Open = [Ok, Ok, Ok, Ok, Ok, Ok, Ok];
    private static readonly int[] OpenToGuests = [Ok, Ok, Ok, Ok, Ok, NoToken, Ok];
    private static readonly int[] OfTwo = [Ok, Ok, Nothing, Nothing, NoToken, NoToken, Nothing];

    /// <summary>The rows. Columns: owner, peer, third party, blocked, anonymous, ended session, administrator.</summary>
    public static readonly IReadOnlyList<AccessRow> Rows =
    [
        new("POST /api/v1/auth/register", [Made, Made, Made, Made, Made, Made, Made])
        {
            Body = """{"userName":"{newName}","password":"{password}"}""",
        },
        new("POST /api/v1/auth/login", Open) { Body = """{"userName":"{third}","password":"{password}"}""" },
        new("POST /api/v1/auth/refresh", OwnThings) { Body = """{"refreshToken":"{refreshToken}"}""", Changes = Callers.Owner },
        new("POST /api/v1/auth/logout", OwnDeeds) { Changes = Callers.Owner },
        new("GET /api/v1/auth/sessions", OwnThings),
        new("DELETE /api/v1/auth/sessions", OwnDeeds) { Changes = Callers.Owner },
        new("DELETE /api/v1/auth/sessions/{id}", [Done, Nothing, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Id = "{session}", Changes = Callers.Owner,
        },
        new("PUT /api/v1/auth/password", OwnDeeds)
        {
            Body = """{"currentPassword":"{password}","newPassword":"{password} for ever"}""", Changes = Callers.Owner,
        },

        new("GET /api/v1/users/me", OwnThings),
        new("PATCH /api/v1/users/me", OwnThings) { Body = """{"displayName":"Somebody Else"}""", Changes = Callers.Owner },
        new("GET /api/v1/users/{userName}", OwnThings) { Name = "{owner}" },
        new("GET /api/v1/users", OwnThings) { Query = "?search={owner}" },

        new("POST /api/v1/messages", [Made, Made, Made, Forbidden, NoToken, NoToken, Made])
        {
            Body = """{"recipient":"{owner}","content":"hello"}""",
            Changes = Callers.Owner | Callers.Peer | Callers.ThirdParty | Callers.Administrator,
        },
        new("POST /api/v1/messages", [Forbidden, Made, Made, Made, NoToken, NoToken, Made])
        {
            Case = "to the blocked", Body = """{"recipient":"{blocked}","content":"hello"}""",
        },
        new("POST /api/v1/messages", OwnThings) { Case = "a command", Body = """{"content":"last 100"}""" },
        new("GET /api/v1/messages", OwnThings),
        new("GET /api/v1/messages", OwnThings) { Case = "with the owner", Query = "?with={owner}" },
        new("GET /api/v1/messages/sent", OwnThings),
        new("GET /api/v1/messages/received", OwnThings),
        new("GET /api/v1/messages/{id}", OfTwo) { Id = "{sent}" },
        new("GET /api/v1/messages/{id}", OfTwo) { Case = "received", Id = "{received}" },

        new("GET /api/v1/conversations", OwnThings),
        new("GET /api/v1/conversations/{id}", OfTwo) { Id = "{conversation}" },
        new("GET /api/v1/conversations/{id}", [Ok, Nothing, Nothing, Ok, NoToken, NoToken, Nothing])
        {
            Case = "with the blocked", Id = "{blockedConversation}",
        },
        new("GET /api/v1/conversations/with/{userName}", [Nothing, Ok, Nothing, Ok, NoToken, NoToken, Nothing]) { Name = "{owner}" },
        new("GET /api/v1/conversations/{id}/messages", OfTwo) { Id = "{conversation}" },
        new("GET /api/v1/conversations/{id}/messages", [Ok, Nothing, Nothing, Ok, NoToken, NoToken, Nothing])
        {
            Case = "with the blocked", Id = "{blockedConversation}",
        },
        new("GET /api/v1/conversations/{id}/messages", OpenToGuests) { Case = "of a public room", Id = "{publicRoomId}" },
        new("GET /api/v1/conversations/{id}/messages", OfTwo) { Case = "of a private room", Id = "{privateRoomId}" },
        new("GET /api/v1/conversations/{id}", OfTwo) { Case = "a private room", Id = "{privateRoomId}" },
        new("GET /api/v1/messages/{id}", OfTwo) { Case = "in a private room", Id = "{roomMessage}" },
        new("POST /api/v1/conversations/{id}/messages", [Made, Made, Forbidden, Forbidden, NoToken, NoToken, Forbidden])
        {
            Case = "in a public room", Id = "{publicRoomId}", Body = """{"content":"hello"}""", Changes = Callers.Owner | Callers.Peer,
        },
        new("POST /api/v1/conversations/{id}/messages", [Made, Made, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Case = "in a private room", Id = "{privateRoomId}", Body = """{"content":"hello"}""", Changes = Callers.Owner | Callers.Peer,
        },
        new("PUT /api/v1/conversations/{id}/read", [Done, Done, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Case = "in a private room", Id = "{privateRoomId}", Body = """{"sequence":1}""", Changes = Callers.Owner,
        },
        new("POST /api/v1/conversations/{id}/messages", [Made, Made, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Id = "{conversation}", Body = """{"content":"hello"}""", Changes = Callers.Owner | Callers.Peer,
        },
        new("POST /api/v1/conversations/{id}/messages", [Forbidden, Nothing, Nothing, Forbidden, NoToken, NoToken, Nothing])
        {
            Case = "with the blocked", Id = "{blockedConversation}", Body = """{"content":"hello"}""",
        },
        new("POST /api/v1/conversations/{id}/messages", OfTwo)
        {
            Case = "a command", Id = "{conversation}", Body = """{"content":"last 100"}""",
        },
        new("PUT /api/v1/conversations/{id}/read", [Done, Done, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Id = "{conversation}", Body = """{"sequence":2}""", Changes = Callers.Owner | Callers.Peer,
        },

        new("GET /api/v1/blocks", OwnThings),
        new("PUT /api/v1/blocks/{userName}", [Done, Done, Bad, Done, NoToken, NoToken, Done]) { Name = "{third}", Changes = Callers.Owner },
        new("DELETE /api/v1/blocks/{userName}", OwnDeeds) { Name = "{blocked}", Changes = Callers.Owner },

        new("GET /api/v1/rooms", OpenToGuests),
        new("POST /api/v1/rooms", [Made, Made, Made, Made, NoToken, NoToken, Made])
        {
            Body = """{"name":"{newName}","isPublic":false}""", Changes = Callers.Owner,
        },
        new("GET /api/v1/rooms/{name}", OpenToGuests) { Room = "{publicRoom}" },
        new("GET /api/v1/rooms/{name}", [Ok, Ok, Nothing, Nothing, Nothing, NoToken, Nothing]) { Case = "private", Room = "{privateRoom}" },
        new("GET /api/v1/rooms/{name}/members", OwnThings) { Room = "{publicRoom}" },
        new("GET /api/v1/rooms/{name}/members", OfTwo) { Case = "private", Room = "{privateRoom}" },
        new("GET /api/v1/rooms/{name}/events", OpenToGuests) { Room = "{publicRoom}" },
        new("GET /api/v1/rooms/{name}/events", [Ok, Ok, Nothing, Nothing, Nothing, NoToken, Nothing]) { Case = "private", Room = "{privateRoom}" },
        new("PUT /api/v1/rooms/{name}/members/me", OwnDeeds)
        {
            Room = "{publicRoom}", Changes = Callers.ThirdParty | Callers.Blocked | Callers.Administrator,
        },
        new("PUT /api/v1/rooms/{name}/members/me", [Done, Done, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Case = "private", Room = "{privateRoom}",
        },
        new("DELETE /api/v1/rooms/{name}/members/me", OwnDeeds) { Room = "{publicRoom}", Changes = Callers.Owner | Callers.Peer },
        new("DELETE /api/v1/rooms/{name}/members/me", [Done, Done, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Case = "private", Room = "{privateRoom}", Changes = Callers.Owner | Callers.Peer,
        },
        new("PUT /api/v1/rooms/{name}/members/{userName}", [Done, Forbidden, Forbidden, Forbidden, NoToken, NoToken, Forbidden])
        {
            Room = "{publicRoom}", Name = "{guest}", Changes = Callers.Owner,
        },
        new("PUT /api/v1/rooms/{name}/members/{userName}", [Done, Forbidden, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Case = "private", Room = "{privateRoom}", Name = "{guest}", Changes = Callers.Owner,
        },
        new("DELETE /api/v1/rooms/{name}/members/{userName}", [Done, Forbidden, Forbidden, Forbidden, NoToken, NoToken, Forbidden])
        {
            Room = "{publicRoom}", Name = "{member}", Changes = Callers.Owner,
        },
        new("DELETE /api/v1/rooms/{name}/members/{userName}", [Done, Forbidden, Nothing, Nothing, NoToken, NoToken, Nothing])
        {
            Case = "private", Room = "{privateRoom}", Name = "{member}", Changes = Callers.Owner,
        },

        new("GET /api/v1/activity", OwnThings),
        new("GET /api/v1/events", OwnThings),

        new("GET /api/v1/admin/users", ForAdministrators(Ok)) { Query = "?search={owner}" },
        new("POST /api/v1/admin/users", ForAdministrators(Made))
        {
            Body = """{"userName":"{newName}","password":"{password}","roles":["Administrator"]}""",
        },
        new("POST /api/v1/admin/users/{userName}/disable", ForAdministrators(Done)) { Name = "{owner}", Changes = Callers.Administrator },
        new("POST /api/v1/admin/users/{userName}/enable", ForAdministrators(Done)) { Name = "{owner}" },
        new("PUT /api/v1/admin/users/{userName}/roles", ForAdministrators(Done))
        {
            Name = "{owner}", Body = """{"roles":["Administrator"]}""", Changes = Callers.Administrator,
        },
        new("GET /api/v1/admin/activity", ForAdministrators(Ok)) { Query = "?user={owner}" },
    ];

    private static int[] ForAdministrators(int status) => [Forbidden, Forbidden, Forbidden, Forbidden, NoToken, NoToken, status];
}
