using System.Diagnostics.Metrics;
using Messaging.Application.Common.Telemetry;
using Messaging.Domain.Common;

namespace Messaging.Application.Messages;

/// <summary>Counts what became of sending: once an answer is certain, so that work that ran twice counts once.</summary>
internal sealed class SendMetrics
{
    private const string Kind = "messaging_service.conversation.kind";

    private readonly Counter<long> sent;
    private readonly Counter<long> refused;

    public SendMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServiceTelemetry.Name);
        sent = meter.CreateCounter<long>("messaging_service.messages.sent", "{message}", "Messages that were stored.");
        refused = meter.CreateCounter<long>("messaging_service.messages.refused", "{message}", "Messages that were refused.");
    }

    /// <summary>Whether anybody listens.</summary>
    public bool IsEnabled => sent.Enabled || refused.Enabled;

    /// <summary>Counts an answer. A repeat of an earlier one and a command are neither sent nor refused.</summary>
    /// <param name="result">The answer.</param>
    public void Count(Result<SendOutcome> result)
    {
        if (result.Error is { } error)
        {
            refused.Add(1, new KeyValuePair<string, object?>(ServiceTelemetry.ErrorType, error.Code));
        }
        else if (result.Value is SendOutcome.Accepted { IsRepeat: false } accepted)
        {
            sent.Add(1, new KeyValuePair<string, object?>(Kind, KindOf(accepted.Message)));
        }
    }

    private static string KindOf(MessageResponse message) => message.Recipient is null ? "room" : "direct";
}
