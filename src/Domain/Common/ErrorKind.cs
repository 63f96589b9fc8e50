namespace Messaging.Domain.Common;

/// <summary>What sort of refusal an <see cref="Error"/> is; the API maps each kind to one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The request itself is wrong (400).</summary>
    Invalid,

    /// <summary>The caller is not signed in, or the credentials are wrong (401).</summary>
    Unauthenticated,

    /// <summary>The caller is known but may not do this (403).</summary>
    Forbidden,

    /// <summary>The thing does not exist, or the caller may not know that it does (404).</summary>
    NotFound,

    /// <summary>The state of something else stands against it, such as a name that is taken (409).</summary>
    Conflict,

    /// <summary>It existed, and is no longer kept (410).</summary>
    Gone,

    /// <summary>Well-formed, but contradicts an earlier request (422).</summary>
    Unprocessable,

    /// <summary>The service is saturated; the same request may succeed later (503).</summary>
    Unavailable,
}
