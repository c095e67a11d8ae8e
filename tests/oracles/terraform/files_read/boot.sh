#!/bin/sh
echo "booting"
