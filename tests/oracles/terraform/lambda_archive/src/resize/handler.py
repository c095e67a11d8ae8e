def main(event, context):
    return "resized"
