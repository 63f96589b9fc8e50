using Messaging.Application.Common;

namespace Messaging.WebApi.Problems;

/// <summary>What is said of an HTTP status, whichever error it stands for.</summary>
/// <param name="Section">Where the status is defined: a page of tools.ietf.org/html.</param>
/// <param name="Title">Its name.</param>
/// <param name="Code">Code of an answer that no named error stands behind.</param>
/// <param name="Detail">Sentence of such an answer, or null.</param>
internal sealed record StatusText(string Section, string Title, string Code, string? Detail)
{
    private static readonly Dictionary<int, StatusText> ByStatus = new()
    {
        [StatusCodes.Status400BadRequest] =
            new("rfc9110#section-15.5.1", "Bad Request", RequestErrors.InvalidCode, "The request is not valid."),
        [StatusCodes.Status401Unauthorized] =
            new("rfc9110#section-15.5.2", "Unauthorized", "auth.required", "Sign in first: this call needs an access token."),
        [StatusCodes.Status403Forbidden] =
            new("rfc9110#section-15.5.4", "Forbidden", "auth.forbidden", "You may not do this."),
        [StatusCodes.Status404NotFound] =
            new("rfc9110#section-15.5.5", "Not Found", "request.not_found", "There is nothing at this address."),
        [StatusCodes.Status405MethodNotAllowed] =
            new("rfc9110#section-15.5.6", "Method Not Allowed", "request.method_not_allowed", "The method does not fit this address; see Allow."),
        [StatusCodes.Status406NotAcceptable] =
            new("rfc9110#section-15.5.7", "Not Acceptable", "request.not_acceptable", "The answer is JSON, which the header Accept rules out."),
        [StatusCodes.Status408RequestTimeout] =
            new("rfc9110#section-15.5.9", "Request Timeout", "request.timeout", "The request came in too slowly."),
        [StatusCodes.Status409Conflict] =
            new("rfc9110#section-15.5.10", "Conflict", "request.conflict", "The request stands against the present state."),
        [StatusCodes.Status410Gone] =
            new("rfc9110#section-15.5.11", "Gone", "request.gone", "What stood at this address is no longer kept."),
        [StatusCodes.Status413PayloadTooLarge] =
            new("rfc9110#section-15.5.14", "Content Too Large", "request.too_large", "The body has more than 64 KiB."),
        [StatusCodes.Status415UnsupportedMediaType] =
            new("rfc9110#section-15.5.16", "Unsupported Media Type", "request.unsupported_media_type", "Send the body as application/json in UTF-8."),
        [StatusCodes.Status422UnprocessableEntity] =
            new("rfc9110#section-15.5.21", "Unprocessable Content", "request.unprocessable", "The request cannot be carried out."),
        [StatusCodes.Status429TooManyRequests] =
            new("rfc6585#section-4", "Too Many Requests", "request.too_many", "Too many requests; try again later."),
        [StatusCodes.Status500InternalServerError] =
            new("rfc9110#section-15.6.1", "Something went wrong", "service.failed", Detail: null),
        [StatusCodes.Status503ServiceUnavailable] =
            new("rfc9110#section-15.6.4", "Service Unavailable", RequestErrors.Busy.Code, RequestErrors.Busy.Message),
    };

    /// <summary>Finds what is said of a status; one that is not listed counts as 400 or 500 of its class (RFC 9110, section 15).</summary>
    /// <param name="status">The status, 400 to 599.</param>
    /// <returns>What is said of it.</returns>
    public static StatusText Of(int status) =>
        ByStatus.TryGetValue(status, out var text) ? text
        : status < StatusCodes.Status500InternalServerError ? ByStatus[StatusCodes.Status400BadRequest]
        : ByStatus[StatusCodes.Status500InternalServerError];
}
