using Messaging.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.WebApi.Problems;

/// <summary>An action's answer that is a named error. It skips content negotiation: errors have one media type.</summary>
/// <param name="error">The error.</param>
internal sealed class ProblemResult(Error error) : IActionResult
{
    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context) => ProblemWriter.WriteAsync(context.HttpContext, error);
}
