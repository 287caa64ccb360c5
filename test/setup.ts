// aws-cdk-lib's own validation of each template takes seconds: off here, on in the one strict test.
process.env.CDK_VALIDATION ??= 'false';
