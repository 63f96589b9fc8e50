using Messaging.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.Hosting;

/// <summary>
/// Tells the log of trouble in work that repeats itself in the background: an outage of the database in one line and once, however often
/// the work meets it; anything else with its whole story.
/// </summary>
/// <param name="outages">Tells outages from faults.</param>
/// <param name="logger">The log.</param>
/// <param name="work">What is being done, as the beginning of a sentence.</param>
internal sealed partial class BackgroundTrouble(IDatabaseOutages outages, ILogger logger, string work)
{
    private bool isOut;

    /// <summary>The work met trouble and will be tried again.</summary>
    /// <param name="exception">The trouble.</param>
    public void Met(Exception exception)
    {
        if (!outages.Recognizes(exception))
        {
            LogFault(exception, work);
        }
        else if (!isOut)
        {
            isOut = true;
            LogOutage(work, exception.GetBaseException().Message);
        }
    }

    /// <summary>The work succeeded.</summary>
    public void IsOver() => isOut = false;

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Work} met an outage of the database and goes on when it is over: {Reason}")]
    private partial void LogOutage(string work, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Work} failed and will be tried again")]
    private partial void LogFault(Exception exception, string work);
}
