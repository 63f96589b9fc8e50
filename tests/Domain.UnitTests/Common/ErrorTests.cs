using System.Reflection;
using System.Text.RegularExpressions;
using Messaging.Domain.Blocks;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Messages;
using Messaging.Domain.Rooms;
using Messaging.Domain.Sessions;
using Messaging.Domain.Users;

namespace Messaging.Domain.UnitTests.Common;

internal sealed partial class ErrorTests
{
    // Clients program against these; a change here breaks them.
    private static readonly TestCaseData[] Contract =
    [
        Case(UserErrors.NotFound, "users.not_found", ErrorKind.NotFound),
        Case(UserErrors.NameTaken, "users.name_taken", ErrorKind.Conflict),
        Case(SessionErrors.InvalidCredentials, "auth.invalid_credentials", ErrorKind.Unauthenticated),
        Case(SessionErrors.InvalidRefreshToken, "auth.invalid_refresh_token", ErrorKind.Unauthenticated),
        Case(SessionErrors.NotFound, "auth.session_not_found", ErrorKind.NotFound),
        Case(SessionErrors.WrongPassword, "auth.wrong_password", ErrorKind.Invalid, "currentPassword"),
        Case(ConversationErrors.NotFound, "conversations.not_found", ErrorKind.NotFound),
        Case(RoomErrors.NotFound, "rooms.not_found", ErrorKind.NotFound),
        Case(RoomErrors.NameTaken, "rooms.name_taken", ErrorKind.Conflict),
        Case(RoomErrors.Full, "rooms.full", ErrorKind.Conflict),
        Case(RoomErrors.MembersOnly, "rooms.members_only", ErrorKind.Forbidden),
        Case(RoomErrors.OwnerOnly, "rooms.owner_only", ErrorKind.Forbidden),
        Case(ConversationErrors.SequenceOutOfRange, "conversations.sequence_out_of_range", ErrorKind.Invalid, "sequence"),
        Case(MessageErrors.NotFound, "messages.not_found", ErrorKind.NotFound),
        Case(MessageErrors.RecipientUnavailable, "messages.recipient_unavailable", ErrorKind.Forbidden),
        Case(MessageErrors.RecipientBlocked, "messages.recipient_blocked", ErrorKind.Forbidden),
        Case(MessageErrors.IdReused, "messages.id_reused", ErrorKind.Unprocessable),
        Case(CommandErrors.InvalidCount, "commands.invalid_count", ErrorKind.Invalid, "content"),
        Case(AdministrationErrors.Forbidden, "auth.forbidden", ErrorKind.Forbidden),
        Case(AdministrationErrors.CannotDisableSelf, "admin.cannot_disable_self", ErrorKind.Invalid, "userName"),
        Case(AdministrationErrors.LastAdministrator, "admin.last_administrator", ErrorKind.Conflict),
        Case(EventErrors.Expired, "events.expired", ErrorKind.Gone),
        Case(EventErrors.TooManyStreams, "events.too_many_streams", ErrorKind.Unavailable),
        Case(BlockErrors.CannotBlockSelf, "blocks.cannot_block_self", ErrorKind.Invalid, "userName"),
    ];

    [TestCaseSource(nameof(Contract))]
    public void Code_WhenClientsSeeIt_ShouldBeThatOfTheContract(Error error, string code, ErrorKind kind, string? member)
    {
        error.Code.ShouldBe(code);
        error.Kind.ShouldBe(kind);
        error.Members?.Keys.ShouldHaveSingleItem().ShouldBe(member);
    }

    [Test]
    public void Contract_WhenAnErrorIsAdded_ShouldListItToo()
    {
        var listed = Contract.Select(data => (Error)data.Arguments[0]!);

        NamedErrors().ShouldBe(listed, ignoreOrder: true);
    }

    [Test]
    public void Code_WhenNamed_ShouldReadAreaAndReasonAndBelongToOneErrorAlone()
    {
        var codes = NamedErrors().Select(error => error.Code).ToList();

        codes.ShouldAllBe(code => CodePattern().IsMatch(code));
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(codes.Count);
    }

    [Test]
    public void Message_WhenShownToPeople_ShouldBeASentence() =>
        NamedErrors().ShouldAllBe(error => char.IsUpper(error.Message[0]) && error.Message.EndsWith('.'));

    [Test]
    public void Members_WhenTheErrorIsAboutInput_ShouldRepeatTheMessage() =>
        NamedErrors().Where(error => error.Kind == ErrorKind.Invalid)
            .ShouldAllBe(error => error.Members!.Values.Single().Single() == error.Message);

    [Test]
    public void OfMember_WhenMade_ShouldBeInvalidInputOfThatMember()
    {
        var error = Error.OfMember("area.reason", "member", "It is wrong.");

        error.Kind.ShouldBe(ErrorKind.Invalid);
        error.Members.ShouldNotBeNull().ShouldHaveSingleItem().Key.ShouldBe("member");
        error.RetryAfter.ShouldBeNull();
    }

    private static TestCaseData Case(Error error, string code, ErrorKind kind, string? member = null) =>
        new TestCaseData(error, code, kind, member).SetArgDisplayNames(code);

    private static List<Error> NamedErrors() =>
    [
        .. from type in typeof(Error).Assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
           where field.FieldType == typeof(Error)
           select (Error)field.GetValue(null)!,
    ];

    [GeneratedRegex(@"\A[a-z]+\.[a-z]+(_[a-z]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}
