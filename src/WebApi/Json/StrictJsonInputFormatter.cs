using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Messaging.WebApi.Json;

/// <summary>
/// Reads request bodies. In place of the framework's formatter, whose refusals name .NET types and stop at the first fault,
/// it explains a refused body member by member (<see cref="BodyFaults"/>).
/// </summary>
internal sealed class StrictJsonInputFormatter : TextInputFormatter, IInputFormatterExceptionPolicy
{
    /// <summary>Most bytes of a body.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly JsonSerializerOptions settings;

    /// <summary>Makes the formatter.</summary>
    /// <param name="options">How JSON is read.</param>
    public StrictJsonInputFormatter(IOptions<JsonOptions> options)
    {
        settings = options.Value.JsonSerializerOptions;
        SupportedEncodings.Add(UTF8EncodingWithoutBOM);
        SupportedMediaTypes.Add(new MediaTypeHeaderValue("application/json"));
    }

    /// <summary>What goes wrong while the body comes in is not the body's fault and passes through.</summary>
    public InputFormatterExceptionPolicy ExceptionPolicy => InputFormatterExceptionPolicy.MalformedInputExceptions;

    /// <inheritdoc/>
    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context, Encoding encoding)
    {
        var request = context.HttpContext.Request;
        var room = (int)Math.Min(request.ContentLength ?? MaxBodyBytes, MaxBodyBytes);

        // One byte more than allowed shows that there is too much.
        var buffer = ArrayPool<byte>.Shared.Rent(room + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(
                buffer.AsMemory(0, room + 1), room + 1, throwOnEndOfStream: false, context.HttpContext.RequestAborted);
            return length <= room
                ? Read(context, buffer.AsMemory(0, length))
                : throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
        finally
        {
            // A body can hold a password.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private InputFormatterResult Read(InputFormatterContext context, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty && context.TreatEmptyInputAsDefaultValue)
        {
            return InputFormatterResult.Success(null);
        }

        var json = body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        var contract = settings.GetTypeInfo(context.ModelType);
        try
        {
            if (JsonSerializer.Deserialize(json.Span, contract) is { } request)
            {
                return InputFormatterResult.Success(request);
            }
        }
        catch (JsonException)
        {
            // Explained below, like a body that is the literal null.
        }

        // Not as keys of the model state, which takes a name that a client made up apart at its dots and brackets.
        context.ModelState.TryAddModelError(string.Empty, "The body was refused.");
        context.HttpContext.Features.Set(new RefusedBody(BodyFaults.Find(json, contract)));
        return InputFormatterResult.Failure();
    }
}
